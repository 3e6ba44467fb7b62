using System.Collections.Frozen;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Grains.Journalled;

/// <summary>The kinds of changes, as the protos of the journal name them: capability, a dot and what happened, as agreements.signed. Fields of the protos
/// keep their names, so that kinds do too.</summary>
public static class ChangeKinds
{
    private const string Oneof = "kind";

    private static readonly OneofDescriptor Capabilities = Fact.Descriptor.Oneofs.Single(oneof => oneof.Name == Oneof);

    private static readonly FrozenDictionary<(int Capability, int Kind), string> Names =
        (from capability in Capabilities.Fields
         where capability.FieldNumber != Fact.StoreFieldNumber
         from kind in KindsOf(capability)
         select KeyValuePair.Create((capability.FieldNumber, kind.FieldNumber), $"{capability.Name}.{kind.Name}")).ToFrozenDictionary();

    /// <summary>All kinds, in no order.</summary>
    public static IReadOnlyCollection<string> All => Names.Values;

    /// <summary>The capabilities that have kinds, in no order.</summary>
    public static IReadOnlySet<string> AllCapabilities { get; } = Names.Values.Select(CapabilityOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name of a kind by its numbers; empty for one that this version does not know.</summary>
    public static string Name(int capability, int kind) => Names.GetValueOrDefault((capability, kind), "");

    /// <summary>The capability of a kind.</summary>
    public static string CapabilityOf(string kind) => kind[..kind.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>What a fact says beside who and when; null for a batch of transactions and for what the store notes of itself, which are no changes.</summary>
    internal static ChangedFact? Of(Fact fact) =>
        Capabilities.Accessor.GetCaseFieldDescriptor(fact) is { FieldNumber: not Fact.StoreFieldNumber } capability && KindOf(capability) is { } oneof && capability.Accessor.GetValue(fact) is IMessage said
        && oneof.Accessor.GetCaseFieldDescriptor(said) is { } kind
            ? new(capability.FieldNumber, kind.FieldNumber, said, (IMessage)kind.Accessor.GetValue(said))
            : null;

    private static IEnumerable<FieldDescriptor> KindsOf(FieldDescriptor capability) => KindOf(capability)?.Fields ?? [];

    private static OneofDescriptor? KindOf(FieldDescriptor capability) => capability.MessageType.Oneofs.FirstOrDefault(oneof => oneof.Name == Oneof);
}
