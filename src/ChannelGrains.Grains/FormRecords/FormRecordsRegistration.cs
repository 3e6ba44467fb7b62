using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Grains.Settlement;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.FormRecords;

internal static class FormRecordsRegistration
{
    public static IServiceCollection AddFormRecords(this IServiceCollection services) => services
        .AddInstruments<FormRecordInstruments>()
        .AddSingleton<FeedPart, AssignmentsPart>()
        .AddSingleton<FeedPart, FieldPart>()
        .AddSingleton<Review, FindingReview>()
        .AddSingleton<PayoutCondition, RedLineCondition>()
        .AddSingleton<PartnerSection, FormRecordsSection>()
        .AddKeyedTransient<IGrainExtension, PartnerRecords>(typeof(IPartnerRecords));
}
