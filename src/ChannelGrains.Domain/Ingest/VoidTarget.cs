namespace ChannelGrains.Domain.Ingest;

/// <summary>What a void reverses.</summary>
/// <param name="Transaction">The original, as stored.</param>
/// <param name="BusinessDay">Its business day, in days since 1970-01-01.</param>
/// <param name="Region">Its region, UTF-8.</param>
/// <param name="Original">Where it is stored.</param>
public sealed record VoidTarget(byte[] Transaction, int BusinessDay, byte[] Region, Locator Original)
{
    /// <summary>Room that it takes in a record, about.</summary>
    public int Bytes => Transaction.Length + Region.Length;
}
