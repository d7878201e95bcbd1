namespace Prescreen.Benchmarks;

/// <summary>Prose as most of a hospital's is: little in it concerns a tumour. Made up for this measurement.</summary>
internal static class OrdinaryProse
{
    /// <summary>A discharge summary.</summary>
    public const string Summary = """
        DISCHARGE SUMMARY

        Reason for admission: Three days of fever, productive cough and increasing shortness of breath at home.

        History:
        The patient is a retired school teacher who lives with her husband on the second floor of a house without a lift. She was
        diagnosed with arterial hypertension about fifteen years ago and takes two tablets each morning. Type 2 diabetes is managed by
        diet and metformin; she measures her sugar before breakfast and writes it into a booklet, which she brought along. An appendectomy
        was done in childhood. Adenocarcinoma of the sigmoid colon was resected in 2019, and the follow-up visits since then have been
        without anything remarkable. She stopped smoking many years ago and drinks a glass of wine on holidays. Her mother died of a
        stroke at the age of eighty, her brother takes tablets for gout.

        Course:
        On arrival she was awake and oriented, sweating, with a temperature of 38.9 degrees, a pulse of 104 per minute and a blood
        pressure of 138 over 82. Breathing sounds were coarse over the right base. The chest film showed an infiltrate in the right lower
        field. Blood was taken for culture, and antibiotics were begun within the first hour together with fluids and oxygen by nasal
        prongs. The fever settled on the third day. She was seen by the physiotherapist twice a day, learned to use the breathing
        trainer, and walked the corridor without help from the fifth day on. The blood cultures stayed without growth. Sugar was somewhat
        high while she was ill, so that short acting insulin was given before meals for four days; it could be stopped again. A rash on
        both forearms was thought to come from a plaster and went away with a plain cream. The nurses noticed that she slept badly, and
        the tablets for water were moved from the evening to the morning, which helped. Her husband was shown how to help with the
        stockings. The social worker talked with both of them about a handrail in the bathroom and left the forms with them.

        Examination at discharge: She feels well and eats with appetite. Weight 68 kg, height 1.64 m. Skin warm and dry, no swelling of
        the ankles. Heart sounds regular, no murmur. Breathing sounds clear on both sides. The belly is soft, with a quiet scar. Gait is
        safe with a stick. CT of the chest showed no metastasis in the liver or the lungs as far as they were seen.

        Medication at discharge: as before admission; amoxicillin with clavulanic acid, one tablet twice a day, until Sunday. Paracetamol
        as needed, no more than three tablets a day.

        Plan: Visit to the family doctor next week with a count of the white cells and the creatinine. Another chest film in six weeks.
        Vaccination against influenza in autumn. She was told to come back at once if fever or breathlessness should return. We thank
        you for the kind referral and remain at your disposal for any question.
        """;
}
