namespace Prescreen.Cli.Demo.Hospital;

/// <summary>What a play event does to the record.</summary>
public enum PlayKind
{
    /// <summary>A resource that was not there before.</summary>
    Create,

    /// <summary>A new version of a resource: corrected, final after preliminary, deceased, merged.</summary>
    Amend,

    /// <summary>The resource is withdrawn: its new version has the status entered-in-error.</summary>
    EnteredInError,
}
