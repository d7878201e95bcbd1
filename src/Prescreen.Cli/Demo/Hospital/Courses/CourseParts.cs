namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>What a colorectal course leaves in the record; a story leaves parts out to make something missing.</summary>
[Flags]
internal enum CourseParts
{
    None = 0,
    Diagnosis = 1 << 0,
    Pathology = 1 << 1,
    Peritoneal = 1 << 2,
    Liver = 1 << 3,
    Drugs = 1 << 4,
    Progression = 1 << 5,
    Surgery = 1 << 6,
    CcScore = 1 << 7,
    Ct = 1 << 8,
    CeaIhc = 1 << 9,
    Primary = 1 << 10,
    Ecog = 1 << 11,
    Panel = 1 << 12,
    Lvef = 1 << 13,
    Ecg = 1 << 14,
    SpO2 = 1 << 15,
    Pregnancy = 1 << 16,
    HepatitisB = 1 << 17,
    HepatitisC = 1 << 18,
    Hiv = 1 << 19,
    Syphilis = 1 << 20,
    Her2 = 1 << 21,
    Inr = 1 << 22,
    Troponin = 1 << 23,

    Shared = Diagnosis | Pathology | Drugs | Progression | Primary | Ecog | Panel | Lvef | Pregnancy | HepatitisB | HepatitisC | Hiv,
    ForCea = Shared | Peritoneal | Surgery | CcScore | Ct | CeaIhc | Ecg | SpO2 | Syphilis,
    OnlyHer2 = Her2 | Inr | Troponin,
    ForHer2 = Shared | Liver | OnlyHer2,
}
