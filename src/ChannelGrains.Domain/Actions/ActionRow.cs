using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Domain.Actions;

/// <summary>One partner's cell as bytes, to be read back after a restart. Another format is not read: its writer raises <see cref="Format"/>.</summary>
/// <remarks>Layout: a byte of the format; varint of the version; the partner's id as text; the timeline as in a snapshot of the partner; the number of actions, and each: id, kind,
/// title, cause, occurrence, priority, owner when it was opened, due time and day, when and by whom it was opened, state, owner, when it was done plus one or 0, by whom; what must show it; the currency of its cost, empty for nothing, else the day and the cost.</remarks>
public static class ActionRow
{
    public const byte Format = 2;

    public static void Write(long version, ActionCell cell, IBufferWriter<byte> row)
    {
        var writer = new ByteWriter(row);
        writer.Raw(Format);
        writer.Unsigned((ulong)version);
        writer.Text(cell.IsEmpty ? "" : cell.Items[0].PartnerId);
        cell.Timeline.Write(writer);
        writer.Unsigned((ulong)cell.Items.Count);
        foreach (var item in cell.Items)
            Write(writer, item);
    }

    /// <summary>Reads a row; false when it is of another format. <see cref="InvalidDataException"/> when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> row, out long version, [NotNullWhen(true)] out ActionCell? cell)
    {
        var reader = new ByteReader(row);
        (version, cell) = (0, null);
        if (reader.AtEnd || reader.Byte() != Format)
            return false;
        version = (long)reader.Unsigned();
        var partnerId = reader.Text();
        var timeline = PartnerTimeline.Read(ref reader);
        var items = new ActionItem[reader.Count(ActionLimits.MaxLive)];
        for (var i = 0; i < items.Length; i++)
            items[i] = Read(ref reader, partnerId);
        cell = new ActionCell(timeline, items);
        return reader.AtEnd ? true : throw new InvalidDataException("The bytes are no actions of a partner.");
    }

    private static void Write(ByteWriter writer, ActionItem item)
    {
        var opened = item.Opened;
        writer.Text(opened.ActionId);
        writer.Unsigned((ulong)opened.Kind);
        writer.Text(opened.Title);
        writer.Text(opened.Cause);
        writer.Signed(opened.Occurrence);
        writer.Unsigned((ulong)opened.Priority);
        writer.Text(opened.Owner);
        writer.Signed(opened.DueAtMicros);
        writer.Signed(opened.DueOn.DaysSinceEpoch);
        writer.Signed(item.OpenedAtMicros);
        writer.Text(item.OpenedBy);
        writer.Unsigned((ulong)item.State);
        writer.Text(item.Owner);
        writer.Signed(item.CompletedAtMicros is { } at ? at + 1 : 0);
        writer.Text(item.CompletedBy);
        writer.Unsigned((ulong)opened.Proof);
        writer.Text(item.Spent?.CurrencyCode ?? "");
        if (item.Spent is not { } spent)
            return;
        writer.Signed(spent.On.DaysSinceEpoch);
        writer.Signed((long)spent.Cost.Micros);
    }

    private static ActionItem Read(ref ByteReader reader, string partnerId)
    {
        var opened = new ActionOpened(
            reader.Text(), (ActionKind)reader.Unsigned(), reader.Text(), reader.Text(), reader.Int32(), "", (ActionPriority)reader.Unsigned(), reader.Text(), reader.Signed(),
            new(reader.Int32()));
        var item = new ActionItem(partnerId, opened, reader.Signed(), reader.Text()) { State = (ActionState)reader.Unsigned(), Owner = reader.Text() };
        var completed = reader.Signed();
        item = item with { CompletedAtMicros = completed == 0 ? null : completed - 1, CompletedBy = reader.Text() };
        item = item with { Opened = opened with { Proof = (ActionProof)reader.Unsigned() } };
        var currency = reader.Text();
        return currency.Length == 0 ? item : item with { Spent = new ActionSpend(new(reader.Int32()), new(reader.Signed()), currency) };
    }
}
