using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Fleet.Pictures;

/// <summary>A photo that somebody of the simulated field takes: a small PNG, which its name decides.</summary>
internal static class Picture
{
    public const string MediaType = "image/png";

    private const int Width = 64, Height = 48, Channels = 3;
    private const byte BitsOfAChannel = 8, TrueColour = 2;
    private const uint CrcPolynomial = 0xEDB88320;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The photo of a name: the same name gives the same bytes, another one others.</summary>
    public static byte[] Of(string name)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (BitsOfAChannel, TrueColour);
        Write(file, "IHDR", header);
        Write(file, "IDAT", Compressed(Rows(SHA256.HashData(Encoding.UTF8.GetBytes(name)))));
        Write(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>By what a photo is named.</summary>
    public static string Sha256(byte[] photo) => Convert.ToHexStringLower(SHA256.HashData(photo));

    /// <summary>A wall, a floor and a few shelves, in colours that the hash decides; each row begins with its filter, which is none.</summary>
    private static byte[] Rows(byte[] hash)
    {
        var rows = new byte[Height * (1 + (Width * Channels))];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var part = y > Height * 3 / 4 ? 0 : y % 8 < 2 ? 1 : 2 + (((x / 8) + (y / 8 * 3)) % 7);
                for (var channel = 0; channel < Channels; channel++)
                    rows[(y * (1 + (Width * Channels))) + 1 + (x * Channels) + channel] = (byte)(64 + (hash[(part * Channels) + channel] * 3 / 4));
            }
        return rows;
    }

    private static byte[] Compressed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packer.Write(rows);
        return packed.ToArray();
    }

    /// <summary>A chunk: its length, its type and content, and the CRC of these two.</summary>
    private static void Write(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        byte[] checkedBytes = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedBytes));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * CrcPolynomial);
        }
        return ~crc;
    }
}
