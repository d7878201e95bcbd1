namespace Prescreen.Units;

/// <summary>On which side of a number the value lies.</summary>
internal enum Comparator
{
    None,
    Below,
    AtMost,
    Above,
    AtLeast,
}
