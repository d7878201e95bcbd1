namespace Prescreen.Fhir.Tests.Text;

/// <summary>The files of Fixtures, as bytes.</summary>
internal static class Fixture
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Text", "Fixtures", name));

    public static string Base64(string name) => Convert.ToBase64String(Bytes(name));
}
