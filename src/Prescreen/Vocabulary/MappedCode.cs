namespace Prescreen.Vocabulary;

/// <summary>A row of a site's ConceptMap: a local code that says the same as a standard one. An empty system is a coding without one.</summary>
/// <param name="System">The local code's system.</param>
/// <param name="Code">The local code.</param>
/// <param name="TargetSystem">The standard code's system.</param>
/// <param name="TargetCode">The standard code.</param>
/// <param name="Place">File and element.</param>
public sealed record MappedCode(string System, string Code, string TargetSystem, string TargetCode, string Place);
