namespace Prescreen.Screening;

/// <summary>Names this assembly for convention tests.</summary>
public static class ScreeningAssembly;
