namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Writes intensities as one: both ends where there are several.</summary>
internal static class StainIntensity
{
    private static readonly string[] Degrees = ["weak", "moderate", "strong"];

    /// <summary>"strong", or "weak-moderate"; null where none is told.</summary>
    public static string? Of(List<string> intensities)
    {
        var (low, high) = (int.MaxValue, -1);
        foreach (var intensity in intensities)
        {
            var degree = Array.IndexOf(Degrees, intensity);
            (low, high) = (Math.Min(low, degree), Math.Max(high, degree));
        }

        return high < 0 ? null : low == high ? Degrees[low] : $"{Degrees[low]}-{Degrees[high]}";
    }
}
