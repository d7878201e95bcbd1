using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Whether an oxygen saturation was measured on room air (clinical.md I9.spo2).</summary>
internal static class OxygenReading
{
    private const decimal LeastPercent = 20;
    private const decimal MostPercent = 22;

    /// <summary>True where a component states a flow of 0, or a concentration as in air, and none states oxygen.</summary>
    public static bool IsRoomAir(ResultFact result, RoomAir air)
    {
        var stated = false;
        foreach (var component in (result.Whole ?? result).Components)
        {
            if (component.Concepts.Contains(air.Flow) && component.Value is { Kind: ValueKind.Quantity })
            {
                if (component.Value is not { Low: 0, High: 0 })
                {
                    return false;
                }

                stated = true;
            }

            if (component.Concepts.Contains(air.Concentration))
            {
                if (PercentValue.Read(component.Value) is not { Low: >= LeastPercent, High: <= MostPercent })
                {
                    return false;
                }

                stated = true;
            }
        }

        return stated;
    }
}
