using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Grains.Ingest;

/// <summary>The original of a void, looked for in the store.</summary>
/// <param name="at">The void's place in its batch.</param>
/// <param name="id">The original's id.</param>
internal sealed class SoughtOriginal(int at, byte[] id)
{
    public int At { get; } = at;

    public byte[] Id { get; } = id;

    /// <summary>Where it is stored; none when it is not there.</summary>
    public Locator Locator { get; set; }
}
