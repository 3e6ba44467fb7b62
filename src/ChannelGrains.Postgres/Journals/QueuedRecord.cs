namespace ChannelGrains.Postgres.Journals;

/// <summary>A record that waits for its commit.</summary>
/// <param name="Journal">Its journal.</param>
/// <param name="Version">Its version.</param>
/// <param name="Number">The number of its ticket.</param>
/// <param name="Checksum">Of its payload.</param>
/// <param name="Payload">What it says.</param>
/// <param name="Index">Its index writes, packed.</param>
internal sealed record QueuedRecord(PostgresJournalRef Journal, long Version, long Number, uint Checksum, byte[] Payload, byte[] Index)
{
    public int Bytes => Payload.Length + Index.Length + 64;
}
