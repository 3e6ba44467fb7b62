using ChannelGrains.Actions.V1;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Forms.V1;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Fieldwork;

public sealed class StarterFormsTests
{
    [Theory]
    [InlineData(StarterForms.Hygiene, FormKind.Inspection, SurveySubject.Unspecified, 7)]
    [InlineData(StarterForms.Training, FormKind.Test, SurveySubject.Unspecified, 4)]
    [InlineData(StarterForms.Customers, FormKind.Survey, SurveySubject.Partner, 3)]
    [InlineData(StarterForms.Partners, FormKind.Survey, SurveySubject.Company, 4)]
    [InlineData(StarterForms.AntiBribery, FormKind.Attestation, SurveySubject.Unspecified, 4)]
    public void Read_EachFormOfTheSet_HasAllItsItemsInTwoLanguages(string formId, FormKind kind, SurveySubject subject, int items)
    {
        var form = StarterForms.Read(formId);

        Assert.Equal((formId, kind, subject, "zh", items), (form.FormId, form.Kind, form.Subject, form.DefaultLanguage, form.Items.Count));
        Assert.All(form.Items.Select(item => item.Title).Append(form.Title), title => Assert.Equal(["en", "zh"], title.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Read_OfStoreHygiene_SaysWhatItsFileSays()
    {
        var form = StarterForms.Read(StarterForms.Hygiene);
        var items = form.Items.ToDictionary(item => item.ItemId);

        Assert.Equal("80", form.PassScore);
        Assert.Equal(("2", 1, 5, "3"), (items["shelves"].Weight, items["shelves"].Scale.Min, items["shelves"].Scale.Max, items["shelves"].Pass.Range.AtLeast));
        Assert.Equal((true, false, "立即下架过期商品", ActionPriority.Critical), (items["expired"].RedLine, items["expired"].Pass.Yes, items["expired"].Action.Title["zh"], items["expired"].Action.Priority));
        Assert.Equal(("°C", true, "0", "8"), (items["fridge"].Unit, items["fridge"].MayNotApply, items["fridge"].Pass.Range.AtLeast, items["fridge"].Pass.Range.AtMost));
        Assert.Equal([("shown", ""), ("kept", "0.5"), ("missing", "")], items["licence"].Choices.Select(choice => (choice.ChoiceId, choice.Credit)));
        Assert.Equal(["shown", "kept"], items["licence"].Pass.Choices.ChoiceIds);
    }
}
