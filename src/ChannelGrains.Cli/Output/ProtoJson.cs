using Google.Protobuf;

namespace ChannelGrains.Cli.Output;

/// <summary>Answers as proto3 JSON with the protos' field names; 64-bit numbers are strings, as proto3 JSON has them.</summary>
internal static class ProtoJson
{
    private static readonly JsonFormatter Formatter =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithPreserveProtoFieldNames(true));

    public static string Format(IMessage message) => Formatter.Format(message);
}
