using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Server.Tests.Golden;

/// <summary>Facts by kind, and as lines of a golden file.</summary>
internal static class GoldenFacts
{
    /// <summary>The time of every record that is read back.</summary>
    private const long AtMicros = 1_772_884_800_000_000;

    /// <summary>Every kind that a fact may be of: the fields of its oneof, and of the oneof of each capability.</summary>
    public static IEnumerable<string> Kinds => Fact.Descriptor.Oneofs.Single().Fields.SelectMany(capability =>
        capability.MessageType.Oneofs.FirstOrDefault(oneof => oneof.Name == "kind") is { } inner ? inner.Fields.Select(kind => $"{capability.Name}.{kind.Name}") : [capability.Name]);

    public static string KindOf(Fact fact)
    {
        var capability = Fact.Descriptor.Oneofs.Single().Accessor.GetCaseFieldDescriptor(fact);
        var inner = capability.MessageType.Oneofs.FirstOrDefault(oneof => oneof.Name == "kind");
        return inner is null ? capability.Name : $"{capability.Name}.{inner.Accessor.GetCaseFieldDescriptor((IMessage)capability.Accessor.GetValue(fact)).Name}";
    }

    public static string Line(string journal, long version, ReadOnlySpan<byte> record)
    {
        var input = new CodedInputStream(record.ToArray());
        Assert.Equal(WireFormat.MakeTag(Fact.RecordedAtMicrosFieldNumber, WireFormat.WireType.Varint), input.ReadTag());
        input.ReadInt64();
        return $"{journal} {version} {Convert.ToHexStringLower(record[(int)input.Position..])}";
    }

    /// <summary>The records of a journal, in their order, from the golden files.</summary>
    public static IEnumerable<(long Version, byte[] Record)> Read(string journal) => GoldenFile.Names.Where(name => name.StartsWith("fact.", StringComparison.Ordinal))
        .SelectMany(GoldenFile.Read).Select(line => line.Split(' ')).Where(line => line[0] == journal)
        .Select(line => (Version: long.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture), Record: WithTime(Convert.FromHexString(line[2]))))
        .OrderBy(line => line.Version);

    private static byte[] WithTime(byte[] record) => [.. new Fact { RecordedAtMicros = AtMicros }.ToByteArray(), .. record];
}
