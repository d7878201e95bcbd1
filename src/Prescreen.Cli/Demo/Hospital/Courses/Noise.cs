namespace Prescreen.Cli.Demo.Hospital.Courses;

/// <summary>Ordinary results of ordinary patients.</summary>
internal static class Noise
{
    private static readonly ColorectalCourse Ordinary = new() { Parts = CourseParts.Panel };

    /// <summary>One unremarkable draw of blood.</summary>
    public static void Panel(Chart chart, int day) => WorkUp.Draw(chart, Ordinary, day);
}
