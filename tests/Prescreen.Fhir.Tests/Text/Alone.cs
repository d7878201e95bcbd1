namespace Prescreen.Fhir.Tests.Text;

/// <summary>Tests that write a program and start it: another thread's fork in between would hold the file open, and the start would fail with "text file busy".</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
