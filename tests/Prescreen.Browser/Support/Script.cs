namespace Prescreen.Browser.Support;

/// <summary>The scripts that tests run in pages.</summary>
internal static class Script
{
    public static string Read(string name)
    {
        using var stream = typeof(Script).Assembly.GetManifestResourceStream(name).ShouldNotBeNull(name);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
