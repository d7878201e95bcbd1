namespace Prescreen.TestServer.Faults;

/// <summary>The faults still to come. Safe to use while the server runs.</summary>
public sealed class FaultPlan
{
    private readonly Lock door = new();
    private readonly List<(Fault Fault, int Seen)> waiting = [];

    /// <summary>What is still to come, with the times that are left.</summary>
    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (door)
            {
                return [.. waiting.Select(entry => entry.Fault)];
            }
        }
    }

    /// <summary>Adds a fault behind those already there.</summary>
    public void Add(Fault fault)
    {
        lock (door)
        {
            waiting.Add((fault, 0));
        }
    }

    /// <summary>Takes all faults away.</summary>
    public void Clear()
    {
        lock (door)
        {
            waiting.Clear();
        }
    }

    /// <summary>The fault that strikes this request, or null.</summary>
    internal Fault? TakeForRequest(string method, string path)
        => Take(fault => !fault.IsAboutNotifications
            && (fault.Method is null || fault.Method == method)
            && (fault.PathContains is null || path.Contains(fault.PathContains, StringComparison.Ordinal)));

    /// <summary>The fault that strikes this notification, or null.</summary>
    internal Fault? TakeForNotification(string endpoint)
        => Take(fault => fault.IsAboutNotifications && (fault.PathContains is null || endpoint.Contains(fault.PathContains, StringComparison.Ordinal)));

    private Fault? Take(Func<Fault, bool> concerns)
    {
        lock (door)
        {
            for (var i = 0; i < waiting.Count; i++)
            {
                var (fault, seen) = waiting[i];
                if (!concerns(fault))
                {
                    continue;
                }

                waiting[i] = (fault, seen + 1);
                if ((seen + 1) % Math.Max(fault.Every, 1) != 0)
                {
                    continue;
                }

                if (fault.Times == 1)
                {
                    waiting.RemoveAt(i);
                }
                else if (fault.Times != int.MaxValue)
                {
                    waiting[i] = (fault with { Times = fault.Times - 1 }, seen + 1);
                }

                return fault;
            }

            return null;
        }
    }
}
