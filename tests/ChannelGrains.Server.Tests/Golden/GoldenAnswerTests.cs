using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Lanes;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Server.Tests.Golden;

/// <summary>What is kept of an answer for a repeated request is, byte by byte, what it was before, and gives the same answer.</summary>
public sealed class GoldenAnswerTests
{
    [Fact]
    public void Answer_OfTheLifecycle_IsTheGoldenOne() => Check("lifecycle", LifecycleAnswers.Form, new Fact(), new PartnerOnDay(
        "golden", new PartnerParticulars { DisplayName = "Chengdu South", ChannelType = Domain.Partners.ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", CurrencyCode = "CNY" },
        LifecycleState.Active, BusinessDay.Of(2025, 1, 1), 1_772_884_800_000_000, 7));

    [Fact]
    public void Answer_OfALane_IsTheGoldenOne() => Check(
        "lanes", LaneAnswers.Form, new Fact { Lanes = new LanesFact { Opened = new LaneOpened { SourceId = "till", Epoch = 2 } } },
        new LaneReading("till", 2, 0, "s3", 0x0123456789abcdef, 1_772_884_800_000_000, 5, 1, false, 42));

    private static void Check<TAnswer>(string name, IAnswerForm<TAnswer> form, Fact fact, TAnswer answer)
    {
        fact.Request = new() { Answer = form.Write(answer) };

        GoldenFile.Check($"answer.{name}", [Convert.ToHexStringLower(fact.Request.Answer.Span)]);
        Assert.Equal(answer, form.Read(fact, 7));
    }
}
