using System.Diagnostics;
using System.Text;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>The span that a batch says it belongs to, as W3C Trace Context writes it.</summary>
internal static class TraceParent
{
    /// <summary>Of version 00: the version, 32 and 16 hexadecimal digits, and the flags.</summary>
    public const int Length = 55;

    /// <summary>Null where there is none, or none that can be read: a batch counts without.</summary>
    public static ActivityContext? Read(ReadOnlySpan<byte> text) =>
        text.Length == Length && ActivityContext.TryParse(Encoding.ASCII.GetString(text), null, isRemote: true, out var context) ? context : null;
}
