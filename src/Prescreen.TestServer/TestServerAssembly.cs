namespace Prescreen.TestServer;

/// <summary>Names this assembly for convention tests.</summary>
public static class TestServerAssembly;
