using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;

namespace ChannelGrains.Domain.Certificates;

/// <summary>One partner's cell as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; the number of codes, and each: code, number of spans, and of each its first and last day.</remarks>
public static class CertifiedRow
{
    public const byte Format = 1;

    public static void Write(long version, CertifiedCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Unsigned((ulong)cell.Codes.Count);
        foreach (var code in cell.Codes)
        {
            writer.Text(code.Code);
            writer.Unsigned((ulong)code.Days.Count);
            foreach (var span in code.Days)
            {
                writer.Signed(span.First.DaysSinceEpoch);
                writer.Signed(span.Last.DaysSinceEpoch);
            }
        }
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out CertifiedCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var codes = new CertifiedCode[reader.Count(CertificateLimits.MaxCertificates)];
        for (var i = 0; i < codes.Length; i++)
        {
            var code = reader.Text();
            var days = new CertifiedSpan[reader.Count(CertificateLimits.MaxCertificates)];
            for (var j = 0; j < days.Length; j++)
                days[j] = new(new(reader.Int32()), new(reader.Int32()));
            codes[i] = new(code, days);
        }
        cell = new CertifiedCell(codes);
        return reader.AtEnd ? true : throw new InvalidDataException("The bytes are no certified days of a partner.");
    }
}
