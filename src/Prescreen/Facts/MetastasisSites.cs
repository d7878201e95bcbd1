namespace Prescreen.Facts;

/// <summary>Sites of a metastasis as narrative reading names them.</summary>
public static class MetastasisSites
{
    /// <summary>Outside the peritoneum, the organ not told: "distant metastasis", "M1".</summary>
    public const string Distant = "distant";

    /// <summary>The peritoneum, omentum and mesentery.</summary>
    public const string Peritoneum = "peritoneum";

    /// <summary>Nodes of the tumour's own region.</summary>
    public const string RegionalNode = "regional-lymph-node";

    /// <summary>Nodes, the region not told.</summary>
    public const string Node = "lymph-node";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "liver", "lung", "bone", "brain", "adrenal", "ovary", Peritoneum, Node, RegionalNode, "distant-lymph-node", "pleura", "spleen", "kidney", "pancreas", "skin",
        "soft-tissue", "abdominal-wall", "bladder", "uterus", "other", Distant,
    ];
}
