"""Everything that section 3 of the specification names has a field, two labels, a schema entry, an option, an example.

The table below is section 3, word by word: what it says, and where that stands in a customer's file. `a.b` is a part,
also of a list's items; `field: value` is one of the field's choices.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kehu.archive.dotted import find
from kehu.archive.shape import Shape, form
from kehu.cli.adding import given, kinds
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Key, Record, keys
from kehu.model.kinds import BY_KIND, BY_LIST
from kehu.model.schema import schemas
from kehu.model.settings import Settings
from kehu.model.types import Choice

EXAMPLES = Path(__file__).parents[2] / "examples"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SECTION = {
    "R1": """
        code = code
        name = name
        short name = short_name
        former names = former_names
        aliases = aliases
        kind = kind
        organization = kind: organization
        individual = kind: individual
        role = role
        intermediary = role: intermediary
        end_user = role: end_user
        nature = nature
        government = nature: government
        special = nature: special
        ordinary = nature: ordinary
        individual = nature: individual
        partner = nature: partner
        size class = size
        large = size: large
        medium = size: medium
        small = size: small
        micro = size: micro
        industry = industry
        state of its industry = industry_state
        region = region
        unified social credit code = credit_code
        external ids = external_ids
        legal representative = legal_representative
        proprietor = proprietor
        founded = founded
        form of organisation = legal_form
        registered capital = registered_capital
        assets = assets
        headcount = headcount
        yearly sales = yearly_sales
        address = address
        postcode = postcode
        phone = phone
        fax = fax
        email = email
        website = website
        business scope = business_scope
        product structure = products
        bank accounts = bank_accounts
        bank = bank_accounts.bank
        account = bank_accounts.account
        account's name = bank_accounts.name
        parent (group) = parent
    """,
    "R2": """
        owner = owner
        owner's history: from = owners.date
        owner's history: owner = owners.owner
        owner's history: assigned by = owners.by
        owner's history: reason = owners.reason
        unit = unit
        source = source
        exhibition = source: exhibition
        trade press = source: trade_press
        internet = source: internet
        association = source: association
        shop floor = source: shop_floor
        partner = source: partner
        referral = source: referral
        other = source: other
        introduced by = introduced_by
        collected on = collected_on
        collected by = collected_by
        entered on = entered_on
        entered by = entered_by
        approved on = approved_on
        approved by = approved_by
        forwarded on = forwarded_on
        forwarded by = forwarded_by
        filed on = filed_on
        filed by = filed_by
        first contact on = first_contact_on
        status = status
        draft = status: draft
        active = status: active
        suspended = status: suspended
        phasing out = status: phasing_out
        closed = status: closed
        each change with date = statuses.date
        each change: status = statuses.status
        each change with reason = statuses.reason
        each change by = statuses.by
        each change until = statuses.until
        watch cause = watch.cause
        watch until = watch.until
        sales policy = sales_policy
        yearly sales target = sales_target
        our plans = plans
    """,
    "R3": """
        departments = departments.name
        using = departments.part: using
        buying = departments.part: buying
        supporting = departments.part: supporting
        decision process = decision_process
        contact's name = contacts.name
        sex = contacts.sex
        department = contacts.department
        position = contacts.position
        title = contacts.title
        duties = contacts.duties
        phone = contacts.phone
        mobile = contacts.mobile
        email = contacts.email
        WeChat = contacts.wechat
        part played in buying = contacts.part
        decider = contacts.part: decider
        influencer = contacts.part: influencer
        user = contacts.part: user
        buyer = contacts.part: buyer
        gatekeeper = contacts.part: gatekeeper
        relations with colleagues = contacts.relations
        who of us knows them = contacts.known_by
        identity number = contacts.private.identity_number
        birthday = contacts.private.birthday
        solar = contacts.private.birthday_calendar: solar
        lunar = contacts.private.birthday_calendar: lunar
        age = contacts.private.age
        age as of = contacts.private.age_as_of
        blood type = contacts.private.blood_type
        height = contacts.private.height
        weight = contacts.private.weight
        home town = contacts.private.home_town
        home address = contacts.private.home_address
        education: level = contacts.private.education
        education: university = contacts.private.university
        education: major = contacts.private.major
        marital status = contacts.private.marital_status
        family = contacts.private.family.name
        family: relation = contacts.private.family.relation
        their dates = contacts.private.family.birthday
        their dates, solar or lunar = contacts.private.family.birthday_calendar
        wedding day = contacts.private.wedding_day
        income = contacts.private.income
        career = contacts.private.career
        ability = contacts.private.ability
        proudest achievement = contacts.private.proudest_achievement
        strengths = contacts.private.strengths
        hobbies = contacts.private.hobbies
        sports = contacts.private.sports
        food and restaurants = contacts.private.food
        pets = contacts.private.pets
        reading = contacts.private.reading
        films = contacts.private.films
        last holiday = contacts.private.last_holiday
        next holiday = contacts.private.next_holiday
        itinerary (dated) = contacts.private.itinerary.date
        itinerary: until = contacts.private.itinerary.until
        itinerary: place = contacts.private.itinerary.place
        itinerary: purpose = contacts.private.itinerary.purpose
        goals of this year = contacts.private.goals
        ambitions = contacts.private.ambitions
        character = contacts.private.character
        values = contacts.private.values
        religion = contacts.private.religion
        taboos = contacts.private.taboos
        an individual customer has this as its own: birthday = private.birthday
        an individual customer has this as its own: family = private.family.name
        an individual customer has this as its own: taboos = private.taboos
        employer = employer
    """,
    "R4": """
        service area = characteristics.service_area
        selling capacity = characteristics.selling_capacity
        development potential = characteristics.development_potential
        management philosophy = characteristics.philosophy
        direction = characteristics.direction
        policies = characteristics.policies
        features = characteristics.features
        influence = characteristics.influence
        market capacity = characteristics.market_capacity
        whom it sells to = characteristics.sells_to
        culture and customs of the place = characteristics.culture
        government policy of the market = characteristics.government_policy
        results = business.results
        market share = business.market_share
        competitiveness = business.competitiveness
        standing = business.standing
        quality of managers = business.managers
        quality of sellers = business.sellers
        relation with us = business.relation
        willingness to cooperate = business.willingness
        problems = business.problems
        plans = business.plans
        purchase motives = business.motives
        image and reputation = business.image
    """,
    "R5": """
        what the customer buys from everybody a year = wallets.amount
        dated = wallets.date
        by whom = wallets.by
    """,
    "R6": """
        order: date = orders.date
        promised date = orders.promised
        open quantity = orders.open_quantity
        order: quantity = orders.quantity
        order: price = orders.price
        order: discount = orders.discount
        order: amount = orders.amount
        order: contract no = orders.contract
        order: product = orders.product
        delivery = deliveries.date
        delivery: order = deliveries.order
        delivery: sale = deliveries.sale
        delivery: quantity = deliveries.quantity
        sale: order = sales.order
        date = sales.date
        unit of ours = sales.unit
        contract no = sales.contract
        product = sales.product
        model = sales.model
        specification = sales.specification
        colour = sales.colour
        style = sales.style
        use = sales.use
        new build = sales.use: new_build
        repair = sales.use: repair
        quantity = sales.quantity
        unit = sales.measure
        price = sales.price
        discount = sales.discount
        amount = sales.amount
        due date = sales.due
        terms in days = sales.terms
        channel = sales.channel
        place = sales.place
        payment method = sales.method
        cost = sales.cost
        disputed = sales.disputed
        opening = sales.opening
        receipt: date = receipts.date
        receipt: amount = receipts.amount
        method = receipts.method
        what it pays = receipts.for
        commercial bill = receipts.method: commercial_bill
        matures = receipts.matures
        bounced = receipts.bounced
        receipt: order = receipts.order
        return: date = returns.date
        return: amount = returns.amount
        return: sale = returns.sale
        goods back = returns.kind: goods_back
        compensation = returns.kind: compensation
        allowance = returns.kind: allowance
        return: reason = returns.reason
        responsible party = returns.responsible
        appraisal document = returns.appraisal
        refund: date = refunds.date
        refund: amount = refunds.amount
        refund: method = refunds.method
        refund: reason = refunds.reason
        write-off: date = write_offs.date
        write-off: sale = write_offs.sale
        write-off: reason = write_offs.reason
        write-off: approved by = write_offs.approved_by
        promise: date = promises.date
        promise: amount = promises.amount
        promise: pay by = promises.pay_by
        promise: for which order = promises.order
        promise: for which sales = promises.sales
        extension: sale = extensions.sale
        extension: new due date = extensions.due
        extension: agreed on = extensions.date
        extension: approved by = extensions.approved_by
        extension: reason = extensions.reason
    """,
    "R7": """
        communication: date = communications.date
        channel = communications.channel
        with whom = communications.with
        subject = communications.subject
        content = communications.content
        materials sent = communications.materials
        materials confirmed = communications.materials_confirmed
        feedback = communications.feedback
        follow-up date = communications.follow_up
        visit planned = visits.state: planned
        visit: date = visits.date
        visit planned on = visits.planned_on
        purpose = visits.purpose
        plan = visits.plan
        plan approved by = visits.plan_approved_by
        plan approved on = visits.plan_approved_on
        visit made = visits.state: made
        visit: who = visits.by
        visit: with whom = visits.with
        recorder = visits.recorder
        needs and problems in the customer's words = visits.needs
        minutes = visits.minutes
        minutes on = visits.minutes_on
        approved by = visits.approved_by
        approved on = visits.approved_on
        sent to the customer on = visits.sent_on
        sent by = visits.sent_by
        confirmed by the customer = visits.confirmed_by
        confirmed on = visits.confirmed_on
        market event = activities.event
        market event: date = activities.date
        invited = activities.reply: invited
        came = activities.reply: came
        what they said of them = activities.opinion
        service: date = services.date
        service = services.content
        service: result = services.result
        requirement: date = requirements.date
        requirement (technical) = requirements.content
        feedback: date = feedback.date
        feedback: content = feedback.content
        quality opinion = feedback.kind: quality
        suggestion = feedback.kind: suggestion
        complaint = feedback.kind: complaint
        severity = feedback.severity
        handled by = feedback.handled_by
        solved on = feedback.solved_on
        result = feedback.result
    """,
    "R8": """
        competitor = competitors.name
        product in use = competitors.product
        satisfaction = competitors.satisfaction
        attention = competitors.attention
        their seller = competitors.seller
        style = competitors.style
        how they stand = competitors.standing
        project = projects.name
        need = projects.need
        purchase plan = projects.purchase_plan
        budget = projects.budget
        timetable = projects.timetable
        process = projects.process
        deciders = projects.deciders
        state = projects.state
        expected amount = projects.expected_amount
        expected date = projects.expected_on
    """,
    "R9": """
        investigation: date = investigations.date
        investigation: by = investigations.by
        valid until = investigations.valid_until
        on-site findings = investigations.findings
        advice = investigations.advice
        evaluation: date = evaluations.date
        evaluation: by = evaluations.by
        1 reliability of the project = evaluations.project
        1 note = evaluations.project_note
        2 funds = evaluations.funds
        2 note = evaluations.funds_note
        3 the person in charge = evaluations.person
        3 note = evaluations.person_note
        4 credit record = evaluations.record
        4 note = evaluations.record_note
        5 how far we can satisfy them = evaluations.fit
        5 note = evaluations.fit_note
        6 our lead time against their date = evaluations.delivery
        6 note = evaluations.delivery_note
        7 price and profit = evaluations.price
        7 note = evaluations.price_note
        8 whether they become a steady customer = evaluations.steady
        8 note = evaluations.steady_note
        terms: days = terms.days
        terms: from = terms.from
        terms: until = terms.until
        terms: agreement document = terms.document
        terms: approved by = terms.approved_by
        limit: amount = limits.amount
        limit: from = limits.from
        limit: until = limits.until
        limit: approved by = limits.approved_by
        limit: reason = limits.reason
        limit: agreement document = limits.document
        financial statements by year = statements.date
        statement: total assets = statements.total_assets
        statement: total liabilities = statements.total_liabilities
        statement: equity = statements.equity
        statement: revenue = statements.revenue
        statement: net profit = statements.net_profit
        bank credit = bank_credits.line
        bank credit: bank = bank_credits.bank
        bank credit: used = bank_credits.used
        shareholders = shareholders.name
        shareholders: share = shareholders.share
        managers = managers.name
        managers: position = managers.position
        affiliates = affiliates.name
        dealings with them = affiliates.dealings
        public records = public_records.content
        media = media.content
        guarantees = guarantees.guarantor
        guarantees: amount = guarantees.amount
        changes: date = changes.date
        changes = changes.content
        finance = changes.area: finance
        operations = changes.area: operations
        people = changes.area: people
        head = changes.area: head
        ownership = changes.area: ownership
        system = changes.area: system
        risk sign: since = risks.date
        debts = risks.kind: debts
        falling reputation = risks.kind: reputation
        bankruptcy = risks.kind: bankruptcy
        restructuring = risks.kind: restructuring
        other = risks.kind: other
        risk sign: severity = risks.severity
        risk sign: cleared on = risks.cleared_on
        case: sales = cases.sales
        case: claim = cases.claim
        case: stage = cases.stage
        case: opened on = cases.date
        case: stage since = cases.stage_on
        case: closed on = cases.closed_on
        case: recovered = cases.recovered
        case: cost = cases.cost
        case: limitation date = cases.limitation
        salesperson = changes.source: salesperson
        market = changes.source: market
        trade insider = changes.source: insider
        website = changes.source: website
        internal = changes.source: internal
        agency = changes.source: agency
    """,
    "R10": """
        contract = documents.kind: contract
        negotiation minutes = documents.kind: negotiation
        feasibility study = documents.kind: feasibility
        approvals = documents.kind: approval
        business licence = documents.kind: licence
        credentials = documents.kind: credentials
        proof of ability to perform = documents.kind: ability
        identity proof = documents.kind: identity
        letter of introduction = documents.kind: introduction
        authorisation = documents.kind: authorisation
        guarantor's papers = documents.kind: guarantor
        correspondence = documents.kind: correspondence
        recordings = documents.kind: recording
        notarial papers = documents.kind: notarial
        changes and terminations = documents.kind: change
        acceptance = documents.kind: acceptance
        delivery vouchers = documents.kind: delivery
        payment vouchers = documents.kind: payment
        agreement = documents.kind: agreement
        appraisal = documents.kind: appraisal
        kind = documents.kind
        no = documents.no
        date = documents.date
        expires = documents.expires
        original = documents.form: original
        copy = documents.form: copy
        file = documents.file
        SHA-256 = documents.sha256
        where the paper lies = documents.place
        who has it = documents.holder
    """,
    "R11": """
        1 base data = documents.part: base
        2 credit, finance and payment = documents.part: credit
        3 trade = documents.part: trade
        4 returns and allowances = documents.part: returns
    """,
    "R12": """
        products = preferences.products
        functions = preferences.functions
        quality = preferences.quality
        price = preferences.price
        service before the sale = preferences.before_sale
        service during the sale = preferences.during_sale
        service after the sale = preferences.after_sale
        way of being reached = preferences.reached_by
        response time = preferences.response_time
    """,
    "R13": """
        each person's basis = contacts.privacy.basis
        contract = contacts.privacy.basis: contract
        consent = contacts.privacy.basis: consent
        consent date = contacts.privacy.consent_on
        scope = contacts.privacy.scope
        keep-until = contacts.privacy.keep_until
        the basis of an individual customer = privacy.basis
    """,
}
# [R9] Intelligence and findings carry their source, by whom, on, verified by.
INTELLIGENCE = (
    "wallets", "competitors", "projects", "investigations", "statements", "bank_credits", "shareholders", "managers",
    "affiliates", "guarantees", "public_records", "media", "changes", "risks",
)  # fmt: skip


def rows() -> Iterator[tuple[str, str]]:
    """What section 3 says, and where that stands."""
    for mark, lines in SECTION.items():
        for line in lines.strip().splitlines():
            words, _, place = line.strip().partition(" = ")
            yield f"{mark} {words}", place
    for kind in INTELLIGENCE:
        for field in ("source", "by", "date", "verified_by"):
            yield f"R9 intelligence: {kind}: {field}", f"{kind}.{field}"


ROWS = list(rows())
PATHS = list(dict.fromkeys(place.partition(": ")[0] for _, place in ROWS))


def key_at(path: str) -> tuple[type[Entry], Key]:
    """The model and the key of a path."""
    model: type[Entry] = Customer
    *above, last = path.split(".")
    for step in above:
        model = form(keys(model)[step]).type
    return model, keys(model)[last]


@pytest.mark.parametrize(("words", "place"), ROWS, ids=[words for words, _ in ROWS])
def test_what_is_named_has_a_field_with_both_labels(words: str, place: str) -> None:
    path, _, choice = place.partition(": ")
    _, key = key_at(path)
    assert key.label.en and CHINESE.search(key.label.zh)
    if choice:
        member = form(key).type(choice)
        assert member.label.en and CHINESE.search(member.label.zh)


@cache
def customer_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schemas()["customer.schema.json"])
    return schema


def below(schema: dict[str, Any]) -> dict[str, Any]:
    """What a list, a reference or an absent value comes down to."""
    for each in (*schema.get("anyOf", ()), schema.get("items", {}), schema):
        if "$ref" in each:
            found: dict[str, Any] = customer_schema()["definitions"][each["$ref"].rpartition("/")[2]]
            return found
    return schema


@pytest.mark.parametrize(("words", "place"), ROWS, ids=[words for words, _ in ROWS])
def test_what_is_named_has_an_entry_in_the_schema(words: str, place: str) -> None:
    path, _, choice = place.partition(": ")
    schema = customer_schema()
    for step in path.split("."):
        schema = below(schema)["properties"][step]
    assert CHINESE.search(schema["title"])
    if choice:
        assert choice in schema["enum"]


def options(model: type[Entry]) -> set[str]:
    """What `add` takes, with the parts of fields that have some; lists of parts by their name alone."""
    fields = given.options_of(model)
    parts = {f"{field.name}.{part.name}" for field in fields for part in field.parts}
    return {field.name for field in fields} | {part.replace(".1.", ".") for part in parts}


@pytest.mark.parametrize("path", PATHS)
def test_what_is_named_can_be_added_or_set(path: str) -> None:
    name, _, rest = path.partition(".")
    model = BY_LIST.get(name)
    if model is None:
        assert path in options(Customer) or path == "name"
    elif model.KIND.name in kinds.KINDS:
        assert rest in options(model)
    else:
        assert find({name: [{"id": "X1"}]}, f"{name}.X1.{rest}", Settings()).path == (name, 0, rest)


def leaves(model: type[Entry], above: str = "") -> Iterator[tuple[str, Key]]:
    for name, key in keys(model).items():
        what = form(key)
        yield above + name, key
        if what.shape in (Shape.MAPPING, Shape.ITEMS):
            yield from leaves(what.type, f"{above}{name}.")


def test_every_field_and_choice_of_the_model_has_both_labels() -> None:
    without = [path for path, key in leaves(Customer) if not (key.label.en.strip() and CHINESE.search(key.label.zh))]
    choices = {form(key).type for _, key in leaves(Customer) if issubclass(form(key).type, Choice)}
    without += [f"{kind.__name__}.{each}" for kind in choices for each in kind if not (each.label.en and each.label.zh)]
    assert not without


def test_no_two_fields_of_one_mapping_have_the_same_label() -> None:
    models = {Customer, *BY_KIND.values()} | {
        form(key).type for _, key in leaves(Customer) if form(key).shape in (Shape.MAPPING, Shape.ITEMS)
    }
    for model in models:
        for labels in ([key.label.en for key in keys(model).values()], [key.label.zh for key in keys(model).values()]):
            assert len(set(labels)) == len(labels), f"{model.__name__}: {sorted(labels)}"


def test_letters_of_ids_tell_the_kinds_apart() -> None:
    letters = [kind.KIND.letter for kind in BY_KIND.values()]
    assert len(set(letters)) == len(letters)
    assert all(issubclass(kind, Record) for kind in BY_KIND.values())


@cache
def examples() -> tuple[Any, ...]:
    """The archives of examples/: what is in a customer's file or a bound volume."""
    files = [
        file for file in EXAMPLES.rglob("*.yaml") if {"customers", "volumes"} & set(file.relative_to(EXAMPLES).parts)
    ]
    return tuple(yaml.load(file.read_text("utf-8"), yaml.CBaseLoader) for file in files)


def test_every_field_that_is_named_has_an_example() -> None:
    shown = {path for data in examples() for path, _ in in_data(data)}
    missing = [path for path in PATHS if path not in shown]
    assert not missing, f"{len(missing)} of {len(PATHS)} without an example:\n" + "\n".join(missing)


def test_every_choice_has_an_example() -> None:
    """In one of the fields that offer it."""
    offered: dict[type[Choice], set[str]] = {}
    for path, key in leaves(Customer):
        if issubclass(kind := form(key).type, Choice):
            offered.setdefault(kind, set()).add(path)
    said: dict[str, set[str]] = {}
    for data in examples():
        for path, value in in_data(data):
            if isinstance(value, str):
                said.setdefault(path, set()).add(value)
    missing = [
        f"{kind.__name__}.{each.value}"
        for kind, paths in offered.items()
        for each in kind
        if not any(each.value in said.get(path, ()) for path in paths)
    ]
    assert not missing


def in_data(data: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """The paths that hold something, and what."""
    if isinstance(data, list):
        for each in data:
            yield from in_data(each, above)
    elif isinstance(data, dict):
        for name, value in data.items():
            if value:
                path = f"{above}.{name}" if above else name
                yield path, value
                yield from in_data(value, path)
