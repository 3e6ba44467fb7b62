using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ChannelGrains.Fleet.Pictures;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Pictures;

public sealed class PictureTests
{
    private const int Width = 64, Height = 48;

    [Fact]
    public void Of_AName_IsAnImageThatReadersOpen()
    {
        var file = Picture.Of("store-ningbo visit-2026-03");

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = Chunks(file);
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal([0, 0, 0, Width, 0, 0, 0, Height, 8, 2, 0, 0, 0], chunks[0].Content);
        // The CRC of an empty IEND, as each PNG ends.
        Assert.Equal(0xAE426082, chunks[2].Crc);
        using var rows = new MemoryStream();
        using (var unpacker = new ZLibStream(new MemoryStream(chunks[1].Content), CompressionMode.Decompress))
            unpacker.CopyTo(rows);
        Assert.Equal(Height * (1 + (3 * Width)), rows.Length);
    }

    [Fact]
    public void Of_TheSameName_IsTheSameFileAndOfAnotherAnother()
    {
        Assert.Equal(Picture.Of("before"), Picture.Of("before"));
        Assert.NotEqual(Picture.Sha256(Picture.Of("before")), Picture.Sha256(Picture.Of("after")));
    }

    private static List<(string Type, byte[] Content, uint Crc)> Chunks(byte[] file)
    {
        List<(string, byte[], uint)> chunks = [];
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)], BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length))));
            at += length + 12;
        }
        return chunks;
    }
}
