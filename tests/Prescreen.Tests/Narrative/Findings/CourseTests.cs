using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Findings;

/// <summary>Progression, intolerance, heart and contrast.</summary>
public sealed class CourseTests
{
    [Theory]
    [InlineData("Progressed on first-line FOLFOX.", "present -")]
    [InlineData("Continue until progression or unacceptable toxicity.", "other -")]
    [InlineData("Stable disease, no progression.", "absent -")]
    [InlineData("Progression-free survival was 6 months.", "")]
    [InlineData("进展期结肠癌。", "")]
    [InlineData("二线治疗后疾病进展（PD）。", "present -")]
    public void Progression_OfTheDisease_IsRead(string text, string told) => Told.Values(text, FindingKinds.Progression).ShouldBe(told);

    [Theory]
    [InlineData("Oxaliplatin discontinued after cycle 6 due to peripheral neuropathy.", "present oxaliplatin")]
    [InlineData("FOLFOX was well tolerated without toxicity.", "")]
    [InlineData("Lactose intolerant.", "")]
    [InlineData("Discontinued FOLFIRI after completing 12 cycles.", "")]
    [InlineData("因手足综合征停用卡培他滨。", "present 卡培他滨")]
    public void Intolerance_OfADrug_NamesIt(string text, string told) => Told.Values(text, FindingKinds.Intolerance).ShouldBe(told);

    [Theory]
    [InlineData("EF 55-60%", 55, 60)]
    [InlineData("LVEF: 0.62", 62, 62)]
    [InlineData("射血分数 60%", 60, 60)]
    [InlineData("The ejection fraction, estimated by the biplane method, is 48 %.", 48, 48)]
    public void EjectionFraction_InItsForms_IsPercent(string text, int low, int high)
    {
        var found = Lexicons.Reader.Read(text).ShouldHaveSingleItem();

        (found.Percent!.Value.Low, found.Percent.Value.High).ShouldBe(((decimal?)low, (decimal?)high));
    }

    [Theory]
    [InlineData("RVEF 45%.", "")]
    [InlineData("LVEF was 45% in 2024, now better.", "historical 45% 2024")]
    [InlineData("LVEF to be repeated before cycle 4.", "planned -")]
    public void EjectionFraction_OfAnotherTimeOrChamber_IsNotToday(string text, string told) => Told.Values(text, FindingKinds.Lvef).ShouldBe(told);

    [Theory]
    [InlineData("ECG: sinus rhythm, rate 72, no ischaemic changes.", "present normal")]
    [InlineData("The ECG demonstrates sinus bradycardia, otherwise normal.", "present abnormal")]
    [InlineData("ECG was not abnormal.", "present normal")]
    [InlineData("心电图：窦性心律，T波改变。", "present abnormal")]
    [InlineData("ECG pending.", "planned -")]
    public void Electrocardiogram_BySigns_IsNormalOrNot(string text, string told) => Told.Values(text, FindingKinds.Ecg).ShouldBe(told);

    [Theory]
    [InlineData("CT ABDOMEN AND PELVIS WITH IV CONTRAST", "present with")]
    [InlineData("Noncontrast CT of the chest.", "present without")]
    [InlineData("Images were obtained before and after intravenous contrast.", "present with-and-without")]
    [InlineData("Patient has a contrast allergy. No contrast extravasation.", "")]
    [InlineData("全腹部CT平扫+增强扫描。", "present with-and-without")]
    [InlineData("全腹增强CT：肝内未见占位。", "present with")]
    [InlineData("No IV contrast was administered due to renal insufficiency.", "present without")]
    public void Contrast_OfAStudy_IsWithOrWithout(string text, string told) => Told.Values(text, FindingKinds.CtContrast).ShouldBe(told);
}
