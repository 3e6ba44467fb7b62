using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Grains.Forms;

/// <summary>Where the index has forms, each with a <see cref="Journal.V1.FormEntry"/>.</summary>
internal static class FormKeys
{
    private const byte End = (byte)'/'; // no id holds one

    /// <summary>The directory of the latest versions, by id.</summary>
    public static readonly byte[] Latest = [IndexSpaces.Forms, End];

    public static byte[] LatestOf(string formId) => IndexDirectory.Key(Latest, formId);

    public static byte[] Version(string formId, int version)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, version);
        return [IndexSpaces.FormVersions, End, .. Encoding.UTF8.GetBytes(formId), End, .. number];
    }
}
