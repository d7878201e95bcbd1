using System.Collections.Immutable;

namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>
/// A course of advanced colorectal cancer that, untouched, meets every criterion with data; stories change single things with <c>with</c>.
/// Days are counted back from the end of the play.
/// </summary>
internal sealed record ColorectalCourse
{
    public const int SurgeryDay = 48;

    public static ColorectalCourse ForCea { get; } = new() { Parts = CourseParts.ForCea };

    public static ColorectalCourse ForHer2 { get; } = new() { Parts = CourseParts.ForHer2 };

    public required CourseParts Parts { get; init; }

    public int Age { get; init; } = 58;

    public int DaysSinceBirthday { get; init; } = 120;

    public bool IsFemale { get; init; }

    public TumourSite Site { get; init; } = TumourSite.Sigmoid;

    /// <summary>The last draw of blood; earlier ones are routine and unremarkable.</summary>
    public int DrawDay { get; init; } = 5;

    /// <summary>Values of the last draw that the story fixes, in conventional units.</summary>
    public ImmutableDictionary<LabTest, decimal> Labs { get; init; } = [];

    /// <summary>Tests that no draw of this patient includes.</summary>
    public ImmutableArray<LabTest> Unmeasured { get; init; } = [];

    public decimal EjectionFraction { get; init; } = 62m;

    public int EchocardiographyDay { get; init; } = 18;

    public int SaturationDay { get; init; } = 3;

    public int EcogDay { get; init; } = 9;

    public int EcogScore { get; init; } = 1;

    public int CcScore { get; init; }

    public decimal CeaPercent { get; init; } = 40m;

    /// <summary>True where the immunohistochemistry of the resection is signed out on the last Friday of the play.</summary>
    public bool IsCeaReportedOnFriday { get; init; }

    public int Her2Score { get; init; } = 3;

    public decimal Her2Percent { get; init; } = 75m;

    /// <summary>What the abdominal CT before the surgery says; null for a stated absence of metastases outside the peritoneum.</summary>
    public string? CtConclusion { get; init; }

    /// <summary>What happens before the last draw.</summary>
    public Action<Chart>? Before { get; init; }

    /// <summary>What happens besides.</summary>
    public Action<Chart>? Also { get; init; }

    public bool Has(CourseParts part) => (Parts & part) == part;

    public ColorectalCourse Without(CourseParts parts) => this with { Parts = Parts & ~parts };

    public ColorectalCourse And(CourseParts parts) => this with { Parts = Parts | parts };

    public ColorectalCourse With(LabTest test, decimal value) => this with { Labs = Labs.SetItem(test, value) };

    public void Write(Chart chart)
    {
        FhirPatient.File(chart, IsFemale, chart.Calendar.Born(Age, DaysSinceBirthday));
        TumourHistory.Write(chart, this);
        SurgicalCare.Write(chart, this);
        WorkUp.Write(chart, this);
        Also?.Invoke(chart);
    }

    public override string ToString() => nameof(ColorectalCourse);
}
