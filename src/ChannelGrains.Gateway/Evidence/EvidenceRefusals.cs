using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Journal;

namespace ChannelGrains.Gateway.Evidence;

/// <summary>What keeps a file from being taken once it is on its way.</summary>
internal static class EvidenceRefusals
{
    public static Refusal HeaderMissing { get; } = Refusal.InvalidArgument("HEADER_MISSING", "The first message of an upload is its header. Send it, then the chunks.", "header");

    public static Refusal HeaderRepeated { get; } = Refusal.InvalidArgument("HEADER_REPEATED", "Only the first message of an upload is a header: send chunks, and another file in another call.", "header");

    public static Refusal ChunkSize { get; } = Refusal.InvalidArgument("CHUNK_SIZE", $"chunk.content has 1 to {EvidenceLimits.ChunkBytes} bytes. What came before is held.", "chunk.content");

    public static Refusal OtherHash { get; } = Refusal.InvalidArgument("HASH_MISMATCH",
        "What came has another SHA-256 than the header says. Nothing of it is held: compute the SHA-256 of the file again and send it from its beginning.", "header.sha256");

    public static Refusal OtherType(string mediaType) => Refusal.InvalidArgument("MEDIA_TYPE_CONTENT",
        $"The file does not begin as {mediaType} does. Nothing of it is held: say what it is, or send another file.", "header.media_type");

    public static Refusal TooLong(long size) => Refusal.InvalidArgument("FILE_TOO_LONG",
        $"More came than the {size} bytes that the header says. Nothing of it is held: say the file's size and send it from its beginning.", "header.size_bytes");

    public static Refusal TooShort(long held, long size) => Refusal.FailedPrecondition("FILE_INCOMPLETE",
        $"The upload ended with {held} of {size} bytes. They are held: send the rest from there on.") with
    { Metadata = Held(held) };

    public static Refusal Offset(long offset, long held) => Refusal.OutOfRange("OFFSET",
        $"A chunk begins at {offset}, but what is held ends at {held}: send from there on. Only the first chunk of an upload may begin before it.", "chunk.offset") with
    { Metadata = Held(held) };

    public static Refusal Of(EvidenceFullException full) => full.Bound switch
    {
        EvidenceBound.Disk => Refusal.ResourceExhausted("EVIDENCE_DISK_FULL", "The server's disk has no room for the file. What came before is held; send the rest after the delay, and have the disk looked at.").Passing(),
        EvidenceBound.Owner => Refusal.ResourceExhausted("UPLOADS_FULL", "As many files of this caller are on their way as may be. Send the rest of some of them first; what nobody goes on with expires.").Passing(),
        _ => Refusal.ResourceExhausted("UPLOADS_FULL", "As many files are on their way as may be. Send it after the delay.").Passing(),
    };

    public static Refusal TakenOver { get; } = Refusal.Aborted("UPLOAD_TAKEN_OVER", "The same caller sends the same file in another call, which goes on with it. Send it in one call.");

    private static Dictionary<string, string> Held(long held) => new() { ["held_bytes"] = held.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
