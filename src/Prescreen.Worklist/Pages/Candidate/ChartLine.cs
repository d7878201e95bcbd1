namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>A line across the chart with a label: a limit, or a round value.</summary>
public sealed record ChartLine(double Y, string Label);
