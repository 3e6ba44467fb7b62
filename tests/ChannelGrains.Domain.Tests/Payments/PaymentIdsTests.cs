using System.Text.RegularExpressions;
using ChannelGrains.Domain.Payments;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Payments;

public sealed partial class PaymentIdsTests
{
    private static readonly Gen<string> RunIds = Gen.String[Gen.Char["ABCxyz019-"], 1, PaymentIds.MaxRunIdLength].Where(id => PaymentIds.Validate(id) is null);

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("渠")]
    [InlineData("abcdefghijklmnopqrstuvwxy")]
    public void Validate_OfWhatIsNoId_Refuses(string id) => Assert.Equal("INVALID_ID", PaymentIds.Validate(id)?.Reason);

    [Fact]
    public void Ids_OfAnyRun_AreShortAndReadBack() => Gen.Select(RunIds, Gen.Int[1, PlanPaymentRun.MaxPayments]).Sample((id, number) =>
    {
        var (endToEnd, message, information) = (PaymentIds.EndToEnd(id, number), PaymentIds.Message(id, number), PaymentIds.Information(id, number));
        Assert.All([endToEnd, message, information], text => Assert.True(BankText.IsIn(text, 35)));
        Assert.True(PaymentIds.TryReadEndToEnd(endToEnd, out var run, out var read));
        Assert.Equal((id, number), (run, read));
        Assert.True(PaymentIds.TryReadFile(message, out run, out read));
        Assert.Equal((id, number), (run, read));
        Assert.True(PaymentIds.TryReadFile(information, out run, out read));
        Assert.Equal((id, number), (run, read));
    });

    [Theory]
    [InlineData("RUN-1")]
    [InlineData("RUN-00000")]
    [InlineData("RUN-000001")]
    [InlineData("RUN-+0001")]
    [InlineData("-00001")]
    [InlineData("RUN--00001")]
    [InlineData("NOTPROVIDED")]
    [InlineData("")]
    public void TryRead_OfWhatNoRunMade_IsFalse(string text) => Assert.False(PaymentIds.TryReadEndToEnd(text, out _, out _));

    [Theory]
    [InlineData("RUN-F0")]
    [InlineData("RUN-F01")]
    [InlineData("RUN-X1")]
    [InlineData("RUN-F")]
    [InlineData("F1")]
    [InlineData("RUN-F99999999999")]
    public void TryReadFile_OfWhatNoRunMade_IsFalse(string text) => Assert.False(PaymentIds.TryReadFile(text, out _, out _));

    [Fact]
    public void Uetr_OfASeedAndNumber_IsAUuidOfVersion4AndNoOthers()
    {
        byte[] seed = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        var all = Enumerable.Range(1, 10_000).Select(number => PaymentIds.Uetr(seed, number)).ToList();

        Assert.All(all, uetr => Assert.Matches(Version4(), uetr));
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all[0], PaymentIds.Uetr(seed, 1));
        Assert.NotEqual(all[0], PaymentIds.Uetr([.. seed.Reverse()], 1));
    }

    [GeneratedRegex("^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$")]
    private static partial Regex Version4();
}
