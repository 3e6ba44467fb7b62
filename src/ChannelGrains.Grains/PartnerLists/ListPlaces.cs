using System.Buffers.Text;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>Places in a list: their order, and as text for the token of a page.</summary>
internal sealed class ListPlaces(bool isDescending) : IComparer<ReadOnlyMemory<byte>>
{
    public int Compare(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => isDescending ? y.Span.SequenceCompareTo(x.Span) : x.Span.SequenceCompareTo(y.Span);

    public static string ToText(ReadOnlyMemory<byte> place) => Base64Url.EncodeToString(place.Span);

    public static byte[] Read(string text) => Base64Url.DecodeFromChars(text);
}
