using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// The content of a gzip file of one or more members (RFC 1952), each held to the checksum and length at its end: what is cut off,
/// damaged or followed by something else is an <see cref="InvalidDataException"/>, never a shorter content. .NET's own
/// <see cref="GZipStream"/> takes the end of a file for the end of its content, and leaves out what follows a member.
/// </summary>
internal sealed class GzipMembers : ForwardStream
{
    private const int TrailerBytes = 8;
    private const int Deflated = 8;
    private const int HeaderChecksum = 0x02;
    private const int Extra = 0x04;
    private const int Name = 0x08;
    private const int Comment = 0x10;

    private readonly GzipInput _input;
    private readonly Crc32 _checksum = new();
    private DeflateStream? _member;
    private uint _length;
    private bool _isAtEnd;

    public GzipMembers(Stream file) => _input = new GzipInput(file);

    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!_isAtEnd)
        {
            _member ??= BeginMember();
            var read = _member.Read(buffer);
            if (read > 0 || buffer.IsEmpty)
            {
                _checksum.Append(buffer[..read]);
                _length += (uint)read;
                return read;
            }

            EndMember();
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private DeflateStream BeginMember()
    {
        if (_input.Next() != 0x1F || _input.Next() != 0x8B || _input.Next() != Deflated)
            throw new InvalidDataException("there is something else behind the gzip data");

        var flags = _input.Next();
        _input.Skip(6);
        if ((flags & Extra) != 0)
            _input.Skip(_input.Next() | (_input.Next() << 8));

        for (var texts = ((flags & Name) != 0 ? 1 : 0) + ((flags & Comment) != 0 ? 1 : 0); texts > 0; texts--)
            while (_input.Next() != 0)
            {
            }

        _input.Skip((flags & HeaderChecksum) != 0 ? 2 : 0);
        _length = 0;
        return new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
    }

    private void EndMember()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
        _checksum.Reset();
        _member!.Dispose();
        _member = null;
        if (!_input.TryPass(trailer))
            throw new InvalidDataException("it is cut off or damaged: the gzip data does not end with the checksum of its content");

        // Tapes and block devices pad with zeros.
        _isAtEnd = !_input.SkipZeros();
    }
}
