namespace Prescreen.Cli.Findings;

/// <summary>Where statements go.</summary>
internal interface IFindingsOutput
{
    /// <summary>A document and what stands in it.</summary>
    void Add(ReadDocument document, LineMap lines, IReadOnlyList<Statement> statements);

    /// <summary>All is read.</summary>
    void Finish();
}
