using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Grains.Reviews;

/// <summary>What all reviews go by, as one number.</summary>
internal sealed class ReviewSettings(IEnumerable<Review> all)
{
    private readonly Review[] _all = [.. all.OrderBy(review => review.Name, StringComparer.Ordinal)];

    /// <summary>Whether there is any review.</summary>
    public bool Any => _all.Length > 0;

    public async ValueTask<ulong> StampAsync(CancellationToken cancellationToken)
    {
        var hash = new XxHash3();
        foreach (var review in _all)
            Append(hash, review, await review.ReadSettingsAsync(cancellationToken));
        return hash.GetCurrentHashAsUInt64();
    }

    private static void Append(XxHash3 hash, Review review, long version)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        bytes[0] = review.Format;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], version);
        hash.Append(Encoding.UTF8.GetBytes(review.Name));
        hash.Append(bytes);
    }
}
