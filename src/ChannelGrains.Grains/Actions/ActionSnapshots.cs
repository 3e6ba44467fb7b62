using System.Buffers.Binary;
using System.Globalization;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Actions;

/// <summary>Actions as a part of a snapshot.</summary>
internal static class ActionSnapshots
{
    private const int CauseBytes = 16;

    public static ActionsSnapshot Capture(ActionBook book)
    {
        var snapshot = new ActionsSnapshot();
        snapshot.Live.AddRange(book.Live.Select(ActionFacts.ToEntry));
        snapshot.Occurrences.AddRange(book.Occurrences.Select(kind => new ActionOccurrences { Kind = (int)kind.Key, Count = kind.Value }));
        snapshot.Spent.AddRange(book.Spent.Select(month => new ActionsSpent { Month = month.Key, CostMicros = month.Value.Micros.ToString(CultureInfo.InvariantCulture) }));
        var causes = new byte[book.Causes.Count * CauseBytes];
        var at = 0;
        foreach (var cause in book.Causes)
        {
            BinaryPrimitives.WriteUInt128BigEndian(causes.AsSpan(at), cause);
            at += CauseBytes;
        }
        snapshot.Causes = ByteString.CopyFrom(causes);
        return snapshot;
    }

    /// <exception cref="InvalidDataException">The causes are no whole number of them.</exception>
    public static void Restore(ActionBook book, ActionsSnapshot snapshot)
    {
        foreach (var entry in snapshot.Live)
            book.Put(ActionFacts.ToDomain(entry));
        foreach (var kind in snapshot.Occurrences)
            book.SetOccurrences((ActionKind)kind.Kind, kind.Count);
        foreach (var month in snapshot.Spent)
            book.SetSpent(month.Month, new(Int128.Parse(month.CostMicros, CultureInfo.InvariantCulture)));
        if (snapshot.Causes.Length % CauseBytes != 0)
            throw new InvalidDataException($"{snapshot.Causes.Length} bytes are no causes of {CauseBytes} bytes each.");
        for (var rest = snapshot.Causes.Span; rest.Length > 0; rest = rest[CauseBytes..])
            book.Remember(BinaryPrimitives.ReadUInt128BigEndian(rest));
    }
}
