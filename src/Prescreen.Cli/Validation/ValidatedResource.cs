using Prescreen.Fhir.Validation;

namespace Prescreen.Cli.Validation;

/// <summary>A resource and what is wrong with it.</summary>
/// <param name="File">As it was named.</param>
/// <param name="FirstLine">The line of the file it begins on; issues count their lines from there.</param>
/// <param name="Reference">"Patient/1", or the type alone where there is no id; "?" where it isn't a resource.</param>
/// <param name="Report">What was found.</param>
internal sealed record ValidatedResource(string File, int FirstLine, string Reference, ValidationReport Report)
{
    /// <summary>The line of the file an issue is on.</summary>
    public int LineOf(ValidationIssue issue) => FirstLine + int.Max(issue.Line, 1) - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{FirstLine}";
}
