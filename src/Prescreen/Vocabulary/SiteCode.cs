namespace Prescreen.Vocabulary;

/// <summary>A row of a site's concept map: a local code that means what the value set means. An empty system is a coding without one.</summary>
public sealed record SiteCode(string System, string Code, string ValueSetId);
