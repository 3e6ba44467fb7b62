using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Stored = ChannelGrains.Journal.V1;
using ToolAcknowledged = ChannelGrains.Domain.Tools.ToolAcknowledged;

namespace ChannelGrains.Grains.Tools;

/// <summary>Tools between the domain and their durable form.</summary>
internal static class ToolFacts
{
    /// <summary>What a caller is answered who put a tool.</summary>
    public static readonly FactAnswers<ToolReading> Answers = new((fact, version) => new(ToDomain(fact.Tools.ToolPut), version));

    public static ToolPut ToFact(SalesTool tool)
    {
        var fact = new ToolPut
        {
            ToolId = tool.ToolId,
            Version = tool.Version,
            DefaultLanguage = tool.DefaultLanguage,
            Category = tool.Category,
            Sha256 = UnsafeByteOperations.UnsafeWrap(Convert.FromHexString(tool.Sha256)),
            Url = tool.Url,
        };
        fact.Title.AddRange(tool.Title.Texts.Select(text => new StoredText { Language = text.Language, Text = text.Text }));
        if (tool.From is { } from)
            fact.ValidFrom = from.DaysSinceEpoch;
        if (tool.Until is { } until)
            fact.ValidUntil = until.DaysSinceEpoch;
        return fact;
    }

    public static SalesTool ToDomain(ToolPut fact) => new(
        fact.ToolId, fact.DefaultLanguage, new LocalText([.. fact.Title.Select(text => new LanguageText(text.Language, text.Text))]), fact.Category,
        fact.HasValidFrom ? new BusinessDay(fact.ValidFrom) : null, fact.HasValidUntil ? new BusinessDay(fact.ValidUntil) : null, Convert.ToHexStringLower(fact.Sha256.Span), fact.Url, fact.Version);

    public static Stored.ToolAcknowledged ToFact(ToolAcknowledged acknowledged) => new() { ToolId = acknowledged.ToolId, Version = acknowledged.Version, Person = acknowledged.Person };

    public static ToolNoteEntry ToEntry(ToolNote note) => new()
    {
        PartnerId = note.PartnerId,
        Person = note.Acknowledged.Person,
        AcknowledgedAtMicros = note.AtMicros,
        Principal = note.Principal,
        JournalVersion = note.JournalVersion,
    };

    public static ToolNote ToDomain(ToolNoteEntry entry, string toolId, int version) =>
        new(entry.PartnerId, new(toolId, version, entry.Person), entry.AcknowledgedAtMicros, entry.Principal, entry.JournalVersion);
}
