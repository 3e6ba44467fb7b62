using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Xunit;

namespace ChannelGrains.Domain.Tests.Partners;

public sealed class PartnerIdsTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Store-2633_x")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Validate_WellFormed_IsNull(string id)
    {
        Assert.Null(PartnerIds.Validate(id));
        Assert.True(PartnerIds.IsValid(Encoding.UTF8.GetBytes(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("渠道")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Validate_AnythingElse_NamesTheField(string id)
    {
        var refusal = Assert.IsType<Refusal>(PartnerIds.Validate(id, "partner_id"));
        Assert.Equal((RefusalKind.InvalidArgument, "INVALID_ID", "partner_id"), (refusal.Kind, refusal.Reason, refusal.Field));
        Assert.False(PartnerIds.IsValid(Encoding.UTF8.GetBytes(id)));
    }
}
