namespace Prescreen.Cli.Validation;

/// <summary>Where validated resources go.</summary>
internal interface IValidationOutput
{
    /// <summary>Writes one resource's issues.</summary>
    void Add(ValidatedResource resource);

    /// <summary>Ends, after the last of them.</summary>
    void End();
}
