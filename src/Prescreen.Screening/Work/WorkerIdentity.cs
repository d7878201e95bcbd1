namespace Prescreen.Screening.Work;

/// <summary>Names this process in the ledger, so that its next start can free what it held; no two processes may share it.</summary>
public sealed record WorkerIdentity(string Name);
