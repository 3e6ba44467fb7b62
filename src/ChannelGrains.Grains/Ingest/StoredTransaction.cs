namespace ChannelGrains.Grains.Ingest;

/// <summary>A transaction as its record holds it.</summary>
/// <param name="Bytes">The durable form.</param>
/// <param name="BusinessDay">In days since 1970-01-01.</param>
/// <param name="DefaultRegion">The region of transactions that name none, UTF-8.</param>
/// <param name="Reason">Why it went to quarantine, if it did.</param>
/// <param name="Sequence">Its number, for a sequenced source; else 0.</param>
/// <param name="RecordedAtMicros">When it was stored.</param>
/// <param name="SourceId">Who sent it.</param>
internal sealed record StoredTransaction(
    byte[] Bytes, int BusinessDay, byte[] DefaultRegion, QuarantineReason Reason, long Sequence, long RecordedAtMicros, string SourceId);
