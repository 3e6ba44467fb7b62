using System.Text;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Domain.Tests.Ingest;

/// <summary>Texts one behind the other, each with a bar at its end.</summary>
internal sealed class TestBytes : GrowingBytes
{
    public ByteRange Add(string text)
    {
        var range = new ByteRange(Length, Encoding.UTF8.GetByteCount(text));
        Write(Encoding.UTF8.GetBytes(text + "|"));
        return range;
    }
}
