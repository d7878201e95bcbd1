using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Findings;

/// <summary>Operations, completeness and the Peritoneal Cancer Index.</summary>
public sealed class SurgeryTests
{
    [Theory]
    [InlineData("She is status post right hemicolectomy in 2021 and CRS/HIPEC in 2023.", "historical primary-resection 2021; historical cytoreductive 2023; historical hipec 2023")]
    [InlineData("Plan for cytoreductive surgery with HIPEC.", "planned cytoreductive; planned hipec")]
    [InlineData("HIPEC was not given because of bleeding.", "absent hipec")]
    [InlineData("The planned HIPEC was aborted.", "absent hipec")]
    [InlineData("Colon, sigmoid, resection: adenocarcinoma.", "present primary-resection")]
    [InlineData("Small bowel resection with anastomosis.", "")]
    [InlineData("2024年5月行直肠癌根治术。", "historical primary-resection 2024-05")]
    [InlineData("右半结肠切除术后，恢复良好。", "historical primary-resection")]
    [InlineData("因出血未行腹腔热灌注化疗。", "absent hipec")]
    public void Surgery_DonePlannedOrLeftOut_IsToldSo(string text, string told) => Told.Values(text, FindingKinds.Surgery).ShouldBe(told);

    [Theory]
    [InlineData("CC score 1.", "present CC-1")]
    [InlineData("COMPLETENESS OF CYTOREDUCTION SCORE: CC - 1", "present CC-1")]
    [InlineData("CCR0 cytoreduction.", "present CC-0")]
    [InlineData("CC-0 or CC-1 cytoreduction.", "present CC-0/1")]
    [InlineData("Goal is CC-0.", "planned CC-0")]
    [InlineData("CC-0 could not be achieved.", "absent CC-0")]
    [InlineData("Blood loss 450 cc. Urine 50 cc 2 hours.", "")]
    [InlineData("CC評分０分。", "present CC-0")]
    [InlineData("No macroscopic residual tumour, CC0.", "present CC-0")]
    [InlineData("A complete cytoreduction was achieved.", "present complete")]
    [InlineData("R0 resection of the colon.", "")]
    [InlineData("Cytoreductive surgery, R2, bulky tumour left behind.", "present incomplete")]
    [InlineData("术毕无可见肿瘤残留。", "present complete")]
    public void Completeness_InEverySpelling_IsRead(string text, string told) => Told.Values(text, FindingKinds.CcScore).ShouldBe(told);

    [Theory]
    [InlineData("PCI 12/39.", "present 12")]
    [InlineData("PCI was 8 of 39.", "present 8")]
    [InlineData("PCI: region 0 2, region 1 3, region 2 1. Total PCI: 12.", "present 12")]
    [InlineData("PCI total 21/39; regions 0: 3, 1: 2.", "present 21")]
    [InlineData("PCI to LAD with 2 stents.", "")]
    [InlineData("2019年因冠心病行PCI术，植入支架1枚。", "")]
    [InlineData("腹膜癌指数（PCI）为22分。", "present 22")]
    [InlineData("首次手术（2024-05）PCI 18分，本次探查PCI 6分。", "historical 18 2024-05; present 6")]
    public void Index_AmongOtherNumbers_IsTheTotal(string text, string told) => Told.Values(text, FindingKinds.Pci).ShouldBe(told);
}
