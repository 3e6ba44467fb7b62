using System.Buffers;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.PartnerLists;

/// <summary>The business days on which a row says what is so, from the first one to before the second one of each pair, by first day.</summary>
internal sealed class ListDays
{
    private const int MaxSpans = 1_024;

    private readonly List<(int From, int Until)> _spans = [];

    /// <summary>Adds days behind those before; days that follow at once continue them.</summary>
    public void Add(int from, int until)
    {
        if (_spans.Count > 0 && _spans[^1].Until == from)
            _spans[^1] = (_spans[^1].From, until);
        else
            _spans.Add((from, until));
    }

    /// <summary>Empty for what is so from before <paramref name="first"/> on, as of most partners.</summary>
    public byte[] ToBytes(int first)
    {
        if (_spans is [{ Until: int.MaxValue } only] && only.From <= first)
            return [];
        var output = new ArrayBufferWriter<byte>(16);
        var writer = new ByteWriter(output);
        foreach (var (from, until) in _spans)
        {
            writer.Signed(from);
            writer.Signed(until);
        }
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Whether any of three days around one is among them. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    public static bool HaveAny(ReadOnlySpan<byte> bytes, BusinessDay around)
    {
        if (bytes.IsEmpty)
            return true;
        var reader = new ByteReader(bytes);
        for (var left = MaxSpans; !reader.AtEnd && left > 0; left--)
        {
            var (from, until) = (reader.Int32(), reader.Int32());
            if (from <= around.DaysSinceEpoch + 1 && until > around.DaysSinceEpoch - 1)
                return true;
        }
        return false;
    }
}
