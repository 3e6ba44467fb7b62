using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Tools;

/// <summary>Where the index has who took note of tools, each with a <see cref="Journal.V1.ToolNoteEntry"/>: by tool and version, then partner and person.</summary>
internal static class ToolKeys
{
    private const byte End = (byte)'/'; // no id holds one

    /// <summary>Of a version of a tool, of one partner or of all.</summary>
    public static byte[] Notes(string toolId, int version, string partnerId)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, version);
        byte[] all = [IndexSpaces.ToolNotes, End, .. Encoding.UTF8.GetBytes(toolId), End, .. number];
        return partnerId.Length == 0 ? all : [.. all, .. Encoding.UTF8.GetBytes(partnerId), End];
    }

    public static byte[] Note(string toolId, int version, string partnerId, ulong person)
    {
        Span<byte> place = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(place, person);
        return [.. Notes(toolId, version, partnerId), .. place];
    }
}
