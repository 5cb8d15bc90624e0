"""Invented passages with the truth of who is who: "[she|ana]" is a source, and "ana" is who that is.

Two sources of a passage are the same speaker when they have the same key. The names, places and outlets are invented.
"""

PASSAGES: dict[str, str] = {
    "surname after full name": """
[Ana Ruiz|ana] said the dam would hold. [Ruiz|ana] added that repairs had begun. “We are ready,” [Ruiz|ana] said.""",
    "title and surname": """
[Sen. Ana Ruiz|ana] opposed the bill. [Mr. Belan|belan] backed it. [Ms. Ruiz|ana] said it was costly.
Pavel Belan had voted for it twice. [Belan|belan] said he would again.""",
    "pronoun follows the speaker": """
[Ana Ruiz|ana] said the dam would hold. [She|ana] added that repairs had begun.
[Pavel Belan|belan] disagreed. [He|belan] said the cracks were wide. [She|ana] said they were not.""",
    "pronoun after a quotation that names others": """
“Pavel Belan and Joren Oru never read the report,” said [Ana Ruiz|ana].
“They should,” [she|ana] said.""",
    "pronoun means the subject named last, not the last speaker": """
[Pavel Belan|belan] said the plan was dead.
Joren Oru flew to Tolmar on Monday. There [he|oru] told reporters that talks would go on.""",
    "pronoun in the same sentence": """
When Ana Ruiz reached Tolmar, [she|ana] said the road was open. [Pavel Belan|belan] said [he|belan] had closed it.""",
    "two surnames, titles tell them apart": """
[Ana Oru|ana] runs the mill. Her husband, [Joren Oru|joren], said it was losing money.
[Mr. Oru|joren] said wages were the cause. [Mrs. Oru|ana] said they were not.""",
    "a shared surname is nobody in particular": """
[Joren Oru|joren] and Pell Oru were both at the meeting. [Pell Oru|pell] said little. Joren Oru left; Pell Oru stayed.
[Oru|unclear] said afterwards that a deal was near.""",
    "the relative is called by the full name": """
[Pavel Belan|pavel] said he would run. Pavel Belan is 60. [His daughter Mira Belan|mira] said she would help.
[Belan|pavel] thanked her.""",
    "apposition before the name": """
[The deputy director, Ana Ruiz,|ana] said no. [The deputy director|ana] said she had no choice.""",
    "apposition after the name": """
Ana Ruiz, the deputy director of the water board, arrived on Monday. [The deputy director|ana] said the dam was safe.
[Ruiz|ana] said it twice.""",
    "office before the name": """
Regional prosecutor Ana Ruiz opened the case in May. [The prosecutor|ana] said three people were held.
[She|ana] named none of them.""",
    "office taken up with its place": """
Tolmar mayor Ana Ruiz and Velsk mayor Pavel Belan met on Friday. [The Tolmar mayor|ana] said a bridge would be built.
[The Velsk mayor|belan] said he would pay for it. [Ruiz|ana] thanked him.""",
    "the source and another source": """
[A source in the palace|s1] said the king was ill. [Another source|s2] said he was not.
[The second source|s2] added that he rode daily. [The first source|s1] said that was long ago.""",
    "the source after one source": """
[A palace source|s1] said the king was ill. [The source|s1] said doctors came daily. [The source|s1] asked for silence.""",
    "two indefinite sources are two": """
[A source in Velsk|s1] said shots were heard. [A source in Tolmar|s2] said the road was shut.""",
    "official taken up as the official": """
[A senior official at the water board|o1] said the dam was old. [The official|o1] said it leaked.
[He|o1] would not say how much.""",
    "the other official": """
[One official|o1] said ten were hurt. [Another official|o2] said twelve. [The other official|o1] later said ten again.""",
    "sources of several kinds": """
[Government officials|g] said the harvest was good. [Farmers|f] said it was not. [The officials|g] gave no figures.
[Farmers|f] said the rain had come late.""",
    "the same bare plural is the same group": """
[Police|p] said the road was shut. [Witnesses|w] said they heard shots. [Police|p] said nobody was hurt.
[Witnesses|w] said otherwise.""",
    "spokesman, ministry and statement are three": """
[The Defence Ministry|m] said the ship had sailed. [A spokesman for the ministry|sp] said it was empty.
[The statement|st] said it carried grain. [The ministry|m] later said it was delayed. [The spokesman|sp] said why.""",
    "the order is the order": """
[The order|o], dated 3 May, said output must double. “It is imperative,” [the order|o] said.
[The text of the order|o] read: “We must not fail.”""",
    "the report taken up, a new report": """
[A report by the water board|r1] said the dam was safe. [The report|r1] praised the staff.
[Another report|r2] said it was not. [The second report|r2] was never published.""",
    "the company is the one company": """
[Tolmar Steel Corp|c] said it would cut jobs. [The company|c] said sales were poor. [It|c] said more cuts could come.""",
    "the newspaper is the outlet named": """
[The Tolmar Post|tp] reported that the king was ill. [The newspaper|tp] said doctors came daily.
[The Post|tp] cited no source.""",
    "initials of a body": """
[The Tolmar Water Board|b] said the dam was safe. [The TWB|b] said it would publish its figures. [The board|b] gave no date.""",
    "I and we in a quotation": """
“It is over and [I|ana] hope for rain,” said [Ana Ruiz|ana]. [She|ana] left. “[We|belan] do not,” said [Pavel Belan|belan].""",
    "direct speech goes on": """
“We heard shots,” [Pell Oru|pell] said.
“Then it was quiet,” [he|pell] said. [Joren Ost|ost] said he had heard nothing. [Oru|pell] insisted.""",
    "who in a relative clause": """
[Ana Ruiz|ana] opposed the bill. It was Pavel Belan, [who|belan] said it would pass. [He|belan] was right.""",
    "given name alone": """
[Mira Ost|mira], 9, said she saw it. [Mira|mira] said it was grey. [Her mother|mother] said it was a dog.""",
    "East Asian order": """
[Kim Tae Sok|kim] inspected the mill. [Kim|kim] said output must double. [Kim Tae-sok|kim] praised the staff.
[Ri Myong Ho|ri], its manager, said it would. [Ri|ri] thanked him.""",
    "two people of one surname in East Asian order": """
[Kim Tae Sok|tae] inspected the mill. Kim Yong Hui went with him. [Kim Yong Hui|yong] said little.
[Kim Tae Sok|tae] said output must double.""",
    "middle initial and middle name": """
[Joren P. Oru|oru] said no. [Joren Oru|oru] said it again. [Ana Maria Ruiz|ana] said yes. [Ana Ruiz|ana] meant it.""",
    "junior is another": """
[Joren Oru|old] founded the mill. [Joren Oru Jr.|young] said it would be sold. [Joren Oru|old] said it would not.""",
    "campaign and candidate": """
[Ana Ruiz|ana] said she would win. [The Ruiz campaign|camp] said it had raised two million. [Ruiz's campaign|camp] gave no names.
[The campaign|camp] said donors were many. [Ruiz|ana] thanked them.""",
    "spokeswoman named": """
[Ruiz campaign spokeswoman Mira Ost|mira] said it was a lie. [The spokeswoman|mira] said so twice. [Ost|mira] then left.
[Ana Ruiz|ana] did not speak.""",
    "they are the officials": """
[Two harbour officials|o] said the ship was empty. [They|o] said it would sail on Monday.""",
    "they is an anonymous person": """
[A source close to the king|s] said he was ill. [They|s] said doctors came daily.""",
    "the man and the woman": """
[A man from Velsk|m] said he had lost his house. [A woman from Tolmar|w] said she had not.
[The man|m] said he would rebuild. [The woman|w] wished him well. [She|w] meant it.""",
    "unnamed with a reason": """
[A source in Velsk|s], speaking on condition of anonymity for security reasons, said shots were heard.
[The source|s] said they came from the mill. [Mayor Ana Ruiz|ana] said there were none.""",
    "government and country": """
[The Tolmarian government|g] said it would not talk. [Velsk|v] said it would. [The government|g] then changed its mind.""",
    "the president by name and office": """
[President Ana Ruiz|ana] said the talks had failed. [The president|ana] said she would try again.
[Prime Minister Pavel Belan|belan] said he would not. [The prime minister|belan] left early.""",
    "former is not present": """
Tolmar mayor Ana Ruiz met former mayor Pavel Belan. [The mayor|ana] said all was well. [The former mayor|belan] said it was not.""",
    "survey and its people": """
[A survey by the Tolmar Institute|sv] found that half would move. [The survey|sv] said most were young.
[The institute|inst] said it asked 900 people.""",
    "quotation with the other sex inside": """
“Ana Ruiz is wrong,” said [Pavel Belan|belan]. [He|belan] said so often. [Ruiz|ana] shrugged. “Let him talk,” [she|ana] said.""",
    "asked by a reporter": """
[Pavel Belan|belan] spoke for an hour. Asked by Joren Oru if it was over, [he|belan] said it was not.""",
    "the senator's aide": """
[Sen. Ana Ruiz|ana] left without a word. [An aide to Ruiz|aide] said she was tired. [The aide|aide] asked for patience.
[The senator|ana] spoke on Monday.""",
    "neighbours with one name": """
[Neighbour Joren Oru|joren] said he heard a crash. [A neighbour|n] said there was smoke. [Oru|joren] called for help.""",
    "lawyer of a suspect": """
[The suspect's lawyer, Ana Ruiz,|ana] said he was innocent. [The lawyer|ana] asked for bail. [The suspect|sus] said nothing
but that he was tired.""",
    "agency and its citation": """
[Tolmar News Agency|tna] said the ship had sank. [The agency|tna] cited [a harbour official|o].
[The official|o] said ten were lost.""",
}
